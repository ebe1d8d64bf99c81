"""What words are alike, and what people call things. Tables, and how close two words are; no screen, no query."""
