#include "areas/incidents/package_words.h"

#include <fmt/format.h>

#include "areas/incidents/incident.h"
#include "base/digest.h"
#include "base/text.h"
#include "schema/describe.h"

namespace ringmur::incidents {
namespace {

constexpr const char* commands =
    "  sha256sum -c SHA256SUMS\n"
    "  openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig\n";

/// ASCII for å, ä, ö and their capitals; nothing for another letter.
char plain_letter(std::string_view letter) {
  if (letter == "å" || letter == "ä") return 'a';
  if (letter == "Å" || letter == "Ä") return 'A';
  if (letter == "ö") return 'o';
  if (letter == "Ö") return 'O';
  return '_';
}

bool is_plain(char one) {
  return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') ||
         one == '-' || one == '_' || one == '.';
}

std::string swedish(const Package& package) {
  const Meta& incident = package.order.incident.meta;
  return fmt::format(
      "BEVISPAKET {}, {}\n"
      "Gjort {} av {}\n\n"
      "files/        filerna, så som de säkrades\n"
      "manifest.json vad varje fil är, vem som säkrade den, när och hur, och vilka händer den gått genom\n"
      "trail.jsonl   incidentens och bevisens granskningslogg, en händelse på varje rad\n"
      "SHA256SUMS    kontrollsumma för allt ovan\n"
      "SHA256SUMS.sig  underskrift (Ed25519) av SHA256SUMS, med nyckeln i key.pem\n\n"
      "KONTROLLERA\n"
      "Ringmur behövs inte. Packa upp, gå till mappen och kör i en dator med GNU coreutils och OpenSSL 3:\n\n"
      "{}\n"
      "Det första kommandot ska svara OK på varje rad; en fil som har ändrats nämns vid namn. Det andra ska "
      "svara\n"
      "Signature Verified Successfully. Jämför också nyckeln med den som {} uppger på annan väg\n"
      "(ringmur seal --public-key). I det här paketet är den\n\n"
      "  {}\n\n"
      "Varje fil förseglades dessutom när den kom: i manifest.json står texten (seal.text), nyckeln och "
      "underskriften.\n"
      "Granskningskedjans huvud när paketet gjordes: länk {}, {}\n{}",
      incident.short_reference, package.order.authority.name, to_string(package.made_at),
      package.order.made_by, commands, package.order.authority.name, hex(package.public_key),
      package.chain.sequence, hex(package.chain.head),
      package.left_out == 0
          ? std::string()
          : fmt::format("\nUtelämnade bevis, på grund av sekretess: {}\n", package.left_out));
}

std::string english(const Package& package) {
  const Meta& incident = package.order.incident.meta;
  return fmt::format(
      "PACKAGE OF EVIDENCE {}, {}\n"
      "Made {} by {}\n\n"
      "files/        the files, as they were secured\n"
      "manifest.json what each file is, who secured it, when and how, and the hands that it went through\n"
      "trail.jsonl   the audit trail of the incident and its evidence, an event a line\n"
      "SHA256SUMS    digests of all of the above\n"
      "SHA256SUMS.sig  signature (Ed25519) of SHA256SUMS, with the key in key.pem\n\n"
      "VERIFY\n"
      "No Ringmur is needed. Unpack, go to the folder and run, where there are GNU coreutils and OpenSSL "
      "3:\n\n"
      "{}\n"
      "The first command shall answer OK on each line; a file that has been changed is named. The second "
      "shall answer\n"
      "Signature Verified Successfully. Also compare the key with what {} says by another way\n"
      "(ringmur seal --public-key). In this package it is\n\n"
      "  {}\n\n"
      "Each file was also sealed when it came: manifest.json has the text (seal.text), the key and the "
      "signature.\n"
      "The head of the audit chain when the package was made: link {}, {}\n{}",
      incident.short_reference, package.order.authority.name, to_string(package.made_at),
      package.order.made_by, commands, package.order.authority.name, hex(package.public_key),
      package.chain.sequence, hex(package.chain.head),
      package.left_out == 0 ? std::string()
                            : fmt::format("\nEvidence left out because of secrecy: {}\n", package.left_out));
}

}  // namespace

void open_manifest(JsonWriter& out, const Package& package) {
  const Row& row = package.order.incident;
  const Incident incident = record_of<Incident>(describe_incident(), row.values);
  out.open('{').member("format", "Ringmur evidence package 1");
  out.member("made_at", to_string(package.made_at)).member("made_by", package.order.made_by);
  out.key("authority").open('{').member("code", package.order.authority.code);
  out.member("name", package.order.authority.name).close('}');
  out.key("incident").open('{').member("id", to_string(row.meta.id));
  out.member("reference", row.meta.short_reference).member("title", incident.title);
  out.member("discovered_at", to_string(incident.discovered_at)).close('}');
  out.key("chain").open('{').key("sequence").raw(fmt::to_string(package.chain.sequence));
  out.member("head", hex(package.chain.head)).close('}');
  out.key("key").open('{').member("id", key_id(package.public_key));
  out.member("public_key", hex(package.public_key)).close('}');
  out.key("left_out_for_secrecy").raw(fmt::to_string(package.left_out));
}

void write_seal(JsonWriter& out, const std::string& sealed_text, const EvidenceSeal& seal) {
  out.key("size").raw(fmt::to_string(seal.size)).member("sha256", seal.sha256);
  out.member("sealed_at", to_string(seal.sealed_at)).key("seal").open('{').member("text", sealed_text);
  out.member("public_key", hex(seal.public_key)).member("signature", hex(seal.signature)).close('}');
}

Text readme(const Package& package) {
  return {swedish(package), english(package)};
}

std::string plain_file_name(std::string_view name) {
  constexpr std::size_t longest = 80;
  std::string plain;
  while (!name.empty() && plain.size() < longest) {
    const std::string_view letter = prefix(name, 1);
    plain += letter.size() == 1 && is_plain(letter[0]) ? letter[0] : plain_letter(letter);
    name.remove_prefix(letter.size());
  }
  return plain;
}

std::string public_key_pem(std::string_view public_key) {
  // SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING }
  constexpr std::string_view head("\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", 12);
  return "-----BEGIN PUBLIC KEY-----\n" + base64(std::string(head) + std::string(public_key)) +
         "\n-----END PUBLIC KEY-----\n";
}

}  // namespace ringmur::incidents
