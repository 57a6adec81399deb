// Made by scripts/pages from docs/diagnostics; `DocumentationTests` fails when the two differ.
let diagnosticPages: [String: String] = [:]
