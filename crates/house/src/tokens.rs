//! The words and signs of a Rust source: comments gone, strings and numbers reduced to a mark.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind<'s> {
    /// A keyword or a name.
    Word(&'s str),
    /// `::`.
    Separator,
    /// Any other sign, one character each.
    Sign(char),
    /// A string, a character, a number, a lifetime or a variable of a macro: nothing in it names a module.
    Opaque,
}

/// A token and the line on which it begins, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'s> {
    pub(crate) kind: Kind<'s>,
    pub(crate) line: usize,
}

/// The tokens of a source. What does not end, ends with the source.
pub(crate) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer { source, at: 0, line: 1 };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next() {
        tokens.push(token);
    }
    tokens
}

struct Lexer<'s> {
    source: &'s str,
    /// The next byte.
    at: usize,
    line: usize,
}

impl<'s> Lexer<'s> {
    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes over this many bytes.
    fn skip(&mut self, bytes: usize) {
        let end = (self.at + bytes).min(self.source.len());
        self.line += self.source[self.at..end].matches('\n').count();
        self.at = end;
    }

    /// Passes over everything up to this text, and over the text.
    fn skip_past(&mut self, end: &str) {
        let bytes = self.rest().find(end).map_or(self.rest().len(), |found| found + end.len());
        self.skip(bytes);
    }

    /// Passes over the characters that are part of a word.
    fn skip_word(&mut self) -> &'s str {
        let rest = self.rest();
        let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
        self.skip(end);
        &rest[..end]
    }

    fn next(&mut self) -> Option<Token<'s>> {
        self.skip_blanks();
        let line = self.line;
        let kind = self.kind(self.peek()?);
        Some(Token { kind, line })
    }

    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            if blank > 0 {
                self.skip(blank);
            } else if rest.starts_with("//") {
                self.skip_past("\n");
            } else if rest.starts_with("/*") {
                self.skip_comment();
            } else {
                return;
            }
        }
    }

    /// Passes over a block comment and those within it.
    fn skip_comment(&mut self) {
        let mut depth = 0_usize;
        while !self.rest().is_empty() {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.skip(2);
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.skip(2);
                if depth == 0 {
                    return;
                }
            } else {
                self.skip(self.peek().map_or(0, char::len_utf8));
            }
        }
    }

    fn kind(&mut self, first: char) -> Kind<'s> {
        match first {
            '"' => self.string(),
            '\'' => self.character_or_lifetime(),
            '$' => self.variable(),
            ':' if self.rest().starts_with("::") => {
                self.skip(2);
                Kind::Separator
            }
            first if first.is_ascii_digit() => {
                self.skip_word();
                Kind::Opaque
            }
            first if is_word(first) => self.word(),
            first => {
                self.skip(first.len_utf8());
                Kind::Sign(first)
            }
        }
    }

    fn word(&mut self) -> Kind<'s> {
        let word = self.skip_word();
        let rest = self.rest();
        if matches!(word, "r" | "br" | "cr") && rest.trim_start_matches('#').starts_with('"') {
            let signs = rest.len() - rest.trim_start_matches('#').len();
            self.skip(signs + 1);
            self.skip_past(&format!("\"{}", "#".repeat(signs)));
            return Kind::Opaque;
        }
        match (word, self.peek()) {
            ("b" | "c", Some('"')) => self.string(),
            ("b", Some('\'')) => self.character_or_lifetime(),
            // A raw name: none of a module is.
            ("r", Some('#')) => {
                self.skip(1);
                self.skip_word();
                Kind::Opaque
            }
            _ => Kind::Word(word),
        }
    }

    fn string(&mut self) -> Kind<'s> {
        self.skip(1);
        self.skip_quoted('"');
        Kind::Opaque
    }

    /// Passes over what stands between quotes, and over the closing one.
    fn skip_quoted(&mut self, quote: char) {
        while let Some(c) = self.peek() {
            self.skip(c.len_utf8());
            if c == quote {
                return;
            }
            if c == '\\' {
                self.skip(self.peek().map_or(0, char::len_utf8));
            }
        }
    }

    fn character_or_lifetime(&mut self) -> Kind<'s> {
        self.skip(1);
        let mut ahead = self.rest().chars();
        let (first, second) = (ahead.next(), ahead.next());
        if first == Some('\\') || second == Some('\'') {
            self.skip_quoted('\'');
        } else {
            self.skip_word();
        }
        Kind::Opaque
    }

    /// `$crate` names the crate, any other variable of a macro may stand for anything.
    fn variable(&mut self) -> Kind<'s> {
        self.skip(1);
        if !self.peek().is_some_and(is_word) {
            return Kind::Sign('$');
        }
        match self.skip_word() {
            "crate" => Kind::Word("crate"),
            _ => Kind::Opaque,
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words and separators of a source, with a dot for each opaque token.
    fn shown(source: &str) -> String {
        let shown = |token: &Token<'_>| match token.kind {
            Kind::Word(word) => word.to_owned(),
            Kind::Separator => "::".to_owned(),
            Kind::Sign(sign) => sign.to_string(),
            Kind::Opaque => ".".to_owned(),
        };
        tokens(source).iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_names_no_module_is_opaque() {
        for (source, expected) in [
            ("use crate::a; // use crate::b;", "use crate :: a ;"),
            ("/* a /* b */ c */ d", "d"),
            ("/// crate::a\nfn f()", "fn f ( )"),
            (r#"x("crate::a \" b", c)"#, "x ( . , c )"),
            (r##"r#"a " b"# c br"d" e"##, ". c . e"),
            ("b\"a\" c", ". c"),
            (r"match c { '\'' => '\u{4e00}', '中' => b'x' }", "match c { . = > . , . = > . }"),
            ("&'static str, 'a: loop", "& . str , . : loop"),
            ("$crate::value::$name $(x)", "crate :: value :: . $ ( x )"),
            ("r#use 1_000 0x5f", ". . ."),
            ("\"no end", "."),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn lines_are_counted_through_strings_and_comments() {
        let lines: Vec<_> = tokens("a\n/* \n */ b \"\n\" c").iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 3, 3, 4]);
    }
}
