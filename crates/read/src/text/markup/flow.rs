//! What stands one below the other: lines and tables.

use cn_budget::document::Place;

use crate::text::token;
use crate::wrapped::join_line;
use crate::{Block, Line};

/// Lines and grids, and the line that is being written.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    pub(crate) blocks: Vec<Block>,
    pub(crate) line: String,
    at: Option<u32>,
}

impl Flow {
    /// Adds text, its blanks as one; with the number of its line, where the format has lines.
    pub(crate) fn push(&mut self, text: &str, at: Option<u32>) {
        for word in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let bare = word.trim_end_matches(|c: char| c.is_ascii_whitespace());
            if !bare.is_empty() {
                self.at = self.at.or(at);
                self.line.push_str(bare);
            }
            if bare.len() < word.len() && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
    }

    /// Ends the line.
    pub(crate) fn break_line(&mut self) {
        let text = token::cell(&std::mem::take(&mut self.line));
        let at = self.at.take();
        if !text.is_empty() {
            self.blocks.push(Block::Line(Line::new(text, Place::new(None, at))));
        }
    }

    /// The lines as the text of a cell.
    pub(super) fn joined(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            if let Block::Line(line) = block {
                join_line(&mut text, &line.text);
            }
        }
        text
    }
}
