#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "areas/incidents/forms.h"
#include "areas/incidents/incident_notice.h"
#include "areas/incidents/send_notice.h"
#include "exchange/escape.h"
#include "exchange/render.h"
#include "schema/describe.h"
#include "schema/json_writer.h"
#include "schema/kind.h"
#include "server/api_incident_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_sharing.h"
#include "server/incident_answers.h"

/// The forms of authorities, filled from an incident's facts, and what was sent.
namespace ringmur::api {
namespace {

namespace json = boost::json;
using namespace incidents;

/// A form, and what it is filled with.
struct Filled {
  const IncidentForm* form{nullptr};
  const Sent* previous{nullptr};
  std::vector<FilledField> fields{};

  std::int64_t missing() const {
    return std::ranges::count_if(fields, [](const FilledField& one) { return one.missing; });
  }
};

/// What was said last, by the form's field; nothing where it was free words.
std::map<std::string, std::string> said_in(const std::string& content) {
  std::map<std::string, std::string> said;
  boost::system::error_code failure;
  const json::value read = json::parse(content, failure);
  if (failure || !read.is_object()) return said;
  for (const auto& [name, value] : read.get_object()) {
    if (value.is_string()) said[std::string(name)] = std::string(std::string_view(value.get_string()));
  }
  return said;
}

/// A report that the asker may not read continues nothing for her.
std::map<std::string, std::string> earlier(Call& call, const JudgedHere& here, const Sent* previous) {
  if (previous == nullptr) return {};
  auto row = call.store().get(call.actor, describe_notice(), here.authority.id, previous->id);
  if (!row) return {};
  return said_in(record_of<Notice>(describe_notice(), row->values).content);
}

/// What is masked in the incident is not in the form either.
Incident shown(const JudgedHere& here) {
  Row row = here.judged.row;
  if (!row.meta.may_see_masked) conceal(describe_incident(), row);
  return record_of<Incident>(describe_incident(), row.values);
}

Filled fill_form(Call& call, const JudgedHere& here, const IncidentForm& form) {
  Filled made{.form = &form};
  const Judged& judged = here.judged;
  const bool reads_notices =
      !call.actor.reach("incident_notice", Action::read, here.authority.id).is_nothing();
  if (reads_notices) made.previous = continued(form, judged.judgement);
  const FormFacts facts{judged.row.meta.short_reference, judged.around.own,
      judged.rules->legal_person_of(judged.around.own.code), &judged.judgement,
      earlier(call, here, made.previous)};
  made.fields = filled(form, shown(here), facts);
  return made;
}

void write_form(JsonWriter& out, const Filled& made) {
  const IncidentForm& form = *made.form;
  out.open('{').key("form").open('{').member("id", form.id);
  out.words("label", form.label);
  out.member("duty", form.duty);
  out.words("recipient", form.recipient);
  out.member("address", form.address);
  out.words("source", form.source.source);
  out.member("valid_from", to_string(form.source.valid_from));
  out.flag("verified", form.source.verified);
  out.close('}').key("fields").open('[');
  for (const FilledField& one : made.fields) {
    out.open('{').member("id", one.field->id);
    out.member_or_null("number", one.field->number);
    out.words("label", one.field->label);
    out.member("value", one.value);
    out.member_or_null("fact", one.fact);
    out.flag("missing", one.missing);
    out.flag("required", one.field->required);
    if (one.field->help.empty()) {
      out.key("help").raw("null");
    } else {
      out.words("help", one.field->help);
    }
    out.member_or_null("earlier", one.earlier.value_or(""));
    out.close('}');
  }
  out.close(']').key("previous");
  if (made.previous == nullptr) {
    out.raw("null");
  } else {
    out.open('{').member("id", to_string(made.previous->id)).member("reference", made.previous->reference);
    out.member("title", made.previous->title).member("sent_at", to_string(made.previous->at)).close('}');
  }
  out.close('}');
}

/// What follows goes to a Swedish authority: the form is in Swedish.
std::string form_html(const Filled& made, const JudgedHere& here) {
  const IncidentForm& form = *made.form;
  const std::string title = form.label.sv + ", " + here.judged.row.meta.short_reference;
  std::string html = "<!DOCTYPE html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>" +
                     escaped(title) +
                     "</"
                     "title><style>@page{size:A4;margin:20mm}body{font-family:sans-serif;font-size:10.5pt}"
                     "table{border-collapse:"
                     "collapse;width:100%}th,td{border:1px solid #666;padding:4px "
                     "6px;text-align:left;vertical-align:top}th{width:"
                     "35%}td{white-space:pre-wrap}</style></head><body><h1>" +
                     escaped(title) + "</h1><p>Till: " + escaped(form.recipient.sv) + " " +
                     escaped(form.address) + "</p><p>" + escaped("Källa: " + form.source.source.sv) +
                     "</p><table><caption>" + escaped(form.label.sv) + "</caption><tbody>";
  for (const FilledField& one : made.fields) {
    const std::string number = one.field->number.empty() ? "" : one.field->number + ". ";
    const std::string value = one.value.empty() && one.missing ? "Saknas" : one.value;
    html += "<tr><th scope=\"row\">" + escaped(number + one.field->label.sv) + "</th><td>" + escaped(value) +
            "</td></tr>";
  }
  return html + "</tbody></table></body></html>";
}

http::Response download(std::string type, std::string name, std::string body) {
  http::Response response;
  response.status = 200;
  response.headers.emplace_back("Content-Type", std::move(type));
  response.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
  response.body = std::move(body);
  return response;
}

Answer form_file(Call& call, const Filled& made, const JudgedHere& here, const std::string& format) {
  const std::string name = here.judged.row.meta.short_reference + "-" + made.form->id + "." + format;
  JsonWriter out;
  write_form(out, made);
  // That it left the house is remembered, as of every export.
  const Meta& meta = here.judged.row.meta;
  auto noted = call.store().note(call.actor, "export incident form", meta.authority,
      {{"incident", meta.id, "exported", meta.version,
          fmt::format(R"({{"form":"{}","format":"{}"}})", made.form->id, format)}});
  if (!noted) return std::unexpected(Problem(noted.error()));
  if (format == "json") return download("application/json", name, out.take());
  auto pdf = render_pdf(form_html(made, here), {.title = made.form->label.sv,
                                                   .author = here.authority.name,
                                                   .subject = meta.short_reference,
                                                   .audit_head = {}});
  if (!pdf) return std::unexpected(Problem(pdf.error()));
  return download("application/pdf", name, std::move(*pdf));
}

std::expected<std::optional<Instant>, Problem> moment_of(const json::object& object) {
  auto text = text_member(object, "sent_at");
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return std::optional<Instant>();
  const Field& field = describe_notice().at("sent_at");
  auto value = operations(field.kind).read(*text, field);
  if (value) return std::optional(std::get<Instant>(*value));
  return std::unexpected(Problem(value.error()));
}

/// An object of texts, kept as it stands; or words.
std::expected<std::string, Problem> content_of(const json::object& object) {
  const json::value* content = object.if_contains("content");
  if (content == nullptr || content->is_null()) return std::string();
  if (content->is_string()) return std::string(std::string_view(content->get_string()));
  const bool texts = content->is_object() && std::ranges::all_of(content->get_object(),
                                                 [](const auto& one) { return one.value().is_string(); });
  if (texts) return json::serialize(*content);
  return std::unexpected(Problem({Refusal::invalid, "notice.content",
      {"content: skriv ett objekt med formulärets fält och text.",
          "content: write an object with the form's fields and text."},
      "content", {}}));
}

std::expected<std::optional<Uuid>, Problem> previous_of(const json::object& object) {
  auto text = text_member(object, "previous");
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return std::optional<Uuid>();
  if (auto id = parse_uuid(*text)) return std::optional(*id);
  return std::unexpected(Problem({Refusal::invalid, "notice.previous",
      {"previous: skriv id på en skickad rapport.", "previous: write the id of a report that was sent."},
      "previous", {}}));
}

std::expected<NoticeOrder, Problem> order_of(const json::object& object) {
  auto known = only_members(object,
      {"duty", "form", "title", "recipient", "content", "sent_at", "receipt", "late_reason", "previous"});
  if (!known) return std::unexpected(known.error());
  NoticeOrder order;
  for (auto [name, into] : {std::pair{"duty", &order.duty}, {"form", &order.form}, {"title", &order.title},
           {"recipient", &order.recipient}, {"receipt", &order.receipt},
           {"late_reason", &order.late_reason}}) {
    auto text = text_member(object, name);
    if (!text) return std::unexpected(text.error());
    *into = std::move(*text);
  }
  auto content = content_of(object);
  if (!content) return std::unexpected(content.error());
  order.content = std::move(*content);
  auto sent_at = moment_of(object);
  if (!sent_at) return std::unexpected(sent_at.error());
  order.sent_at = *sent_at;
  auto previous = previous_of(object);
  if (!previous) return std::unexpected(previous.error());
  order.previous = *previous;
  return order;
}

}  // namespace

Answer incident_forms(Call& call) {
  auto here = judged_incident(call);
  if (!here) return std::unexpected(here.error());
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const IncidentForm& form : here->judged.rules->forms) {
    const Filled made = fill_form(call, *here, form);
    const incidents::Duty* duty = here->judged.judgement.duty(form.duty);
    out.open('{').member("id", form.id);
    out.words("label", form.label);
    out.member("duty", form.duty)
        .member("applies", code_of(duty == nullptr ? incidents::Answer::unknown : duty->applies));
    out.key("missing").raw(fmt::to_string(made.missing()));
    out.flag("sent", duty != nullptr && duty->done && duty->mine);
    out.close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer incident_form(Call& call) {
  auto format = choice_parameter(call, "format", {"", "pdf", "json"});
  if (!format) return std::unexpected(format.error());
  auto here = judged_incident(call);
  if (!here) return std::unexpected(here.error());
  const IncidentForm* form = here->judged.rules->form(call.request.segments.back());
  if (form == nullptr) {
    return std::unexpected(Problem({Refusal::not_found, "incident.form",
        {"Det finns inget sådant formulär. Välj ett av dem som incidenten visar.",
            "There is no such form. Choose one of those that the incident shows."},
        {}, {}}));
  }
  const Filled made = fill_form(call, *here, *form);
  if (!format->empty()) return form_file(call, made, *here, *format);
  JsonWriter out;
  write_form(out, made);
  return json_response(200, out.take());
}

Answer send_incident_notice(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto order = order_of(*object);
  if (!order) return std::unexpected(order.error());
  auto here = judged_incident(call);
  if (!here) return std::unexpected(here.error());
  auto row = send_notice(call.store(), call.actor, here->judged, *order);
  if (!row) return std::unexpected(Problem(row.error()));
  Sharings sharings(call, here->authority.id);
  (void)sharings.read({*row});
  std::string body;
  append_record(body, describe_notice(), *row, here->authority.code, sharings.json(*row));
  http::Response response = json_response(201, std::move(body));
  response.headers.emplace_back("ETag", fmt::format("\"{}\"", row->meta.version));
  response.headers.emplace_back(
      "Location", fmt::format("/api/v1/{}/{}{}", describe_notice().plural, to_string(row->meta.id),
                      authority_suffix(call, here->authority.code)));
  return response;
}

}  // namespace ringmur::api
