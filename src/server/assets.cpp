#include "server/assets.h"

#include <fmt/format.h>

namespace ringmur::api {
namespace {

constexpr std::string_view frame = R"html(<!doctype html>
<html lang="{0}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ringmur</title>
<link rel="stylesheet" href="/start.css">
</head>
<body>
<header><p><a href="/?language={1}" lang="{1}" hreflang="{1}">{2}</a></p></header>
<main>
{3}</main>
</body>
</html>
)html";

constexpr std::string_view swedish = R"html(<h1>Ringmur</h1>
<p>Ett öppet ledningssystem för informationssäkerhet för svenska kommuner. Servern är igång.</p>
<p>Webbsidan kommer. Till dess finns allt i programmets kommandon och i API:et.</p>
<h2>Vidare</h2>
<ul>
<li><a href="/api/v1/openapi.json">API:et beskrivet (OpenAPI 3.1)</a></li>
<li><a href="/health">Lever servern?</a></li>
<li><a href="/ready">Svarar databasen?</a></li>
</ul>
<h2>Anropa API:et</h2>
<p>Den som sköter servern skapar en nyckel. Den visas bara en gång:</p>
<pre><code>ringmur --data city.db token create --unit UTB</code></pre>
<p>Skicka den med varje anrop, aldrig i adressen:</p>
<pre><code>curl -H "Authorization: Bearer $NYCKEL" "$ADRESS/api/v1/incidents?status=eq.ongoing"</code></pre>
)html";

constexpr std::string_view english = R"html(<h1>Ringmur</h1>
<p>An open information security management system for Swedish municipalities. The server is running.</p>
<p>The web page is to come. Until then everything is in the program's commands and in the API.</p>
<h2>Where to go</h2>
<ul>
<li><a href="/api/v1/openapi.json">The API described (OpenAPI 3.1)</a></li>
<li><a href="/health">Is the server alive?</a></li>
<li><a href="/ready">Does the database answer?</a></li>
</ul>
<h2>Calling the API</h2>
<p>The administrator of the server makes a token. It is shown only once:</p>
<pre><code>ringmur --data city.db token create --unit UTB</code></pre>
<p>Send it with each request, never in the address:</p>
<pre><code>curl -H "Authorization: Bearer $TOKEN" "$ADDRESS/api/v1/incidents?status=eq.ongoing"</code></pre>
)html";

}  // namespace

std::string start_page_html(Language language) {
  bool sv = language == Language::swedish;
  return fmt::format(
      frame, sv ? "sv" : "en", sv ? "en" : "sv", sv ? "In English" : "På svenska", sv ? swedish : english);
}

std::string_view start_page_css() {
  return R"css(:root { color-scheme: light dark; }
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 0 auto; }
body { padding: 1rem 1.25rem 4rem; }
header p { text-align: right; margin: 0; }
h1 { font-size: 2rem; margin: 1rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
pre { overflow-x: auto; padding: 0.75rem 1rem; border: 1px solid; border-radius: 0.25rem; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
)css";
}

}  // namespace ringmur::api
