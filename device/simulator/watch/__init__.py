"""A window to hold the phones: a local page that mirrors their screens and passes on what hands and keys do."""
