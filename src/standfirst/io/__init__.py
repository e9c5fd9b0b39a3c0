"""The outside: HTTP, mail, language models, engines. It knows no table."""
