//! What the rule says of itself.

use cn_budget::Severity;
use cn_budget::check::{Declaration, Example, LooksAt, Page};

/// What the rule is (PRF001): its code, its page, its example. It is there without the lists too, so that a program that has no
/// dictionary can say what the rule would do.
///
/// ```
/// use cn_budget::Language;
/// use cn_budget_proofread::MISPRINTED_WORD;
///
/// assert!(MISPRINTED_WORD.is_opt_in());
/// assert!(MISPRINTED_WORD.docs(Language::Zh).contains("疑为错别字"));
/// ```
#[doc(alias = "错别字")]
pub static MISPRINTED_WORD: Declaration = Declaration::new("PRF001", "misprinted-word", Severity::Warning)
    .since_release("0.1.0")
    .summary("文字无疑似错别字", "no word is likely to be a misprint of another")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE)
    .opt_in();

const PAGE: Page = Page {
    zh: r"## 审核内容
逐字以读音或字形相近的字替换，如替换后该处文字成词的可能性大为提高（至少 4096 倍；该词在本文件他处出现时，至少 256 倍），提示该处疑为错别字。词频取自通用词典，并加入科目名称和本库词表中的专用词语。一份文件至多提示 200 处，超过的在报告中写明。

本规则须另行启用：`cnbudget` 须以 `--features proofread` 编译，审核时用 `--proofread`，或在设置中写 `proofread = true`。

## 审核意义
同音字、形近字是录入中最常见的差错，拼写正确与否与金额无关，其他规则不能发现。

## 实测
在未用于确定上述倍数的 14 份公开文件（29414 字）上，共提示 6 处，其中 1 处确为错别字，误提示每千字 0.17 处；逐字改入的错别字，常用字之间的 105 处中找出 76 处，不论常用与否的 105 处中找出 92 处。在用于确定倍数的 13 份文件（42003 字）上，误提示每千字 0.05 处，138 处中分别找出 108 处、111 处。

## 局限
只作提示，不能断定。词典未收的专名、方言和行业用语可能误提示；同一写法在文件中出现两次以上的，视为本文件的用词，不提示。误写后仍为常用词的（如“截止”与“截至”），不能发现。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
Each character is replaced by those that sound or look alike. Where the characters around it become words that are far more likely
(4,096 times; 256 times where the document prints the word elsewhere), the place is a hint. How frequent words are is that of a
general dictionary, with the names of the catalog and the words of the lexicon beside it. 200 hints are given on a document at most; the last says
that the rest was not proofread.

The rule is opt-in: `cnbudget` has it where it was built with `--features proofread`, and asks it with `--proofread` or with
`proofread = true` in the settings.

## Why it matters
Characters of the same sound or a similar shape are what typing most often gets wrong, and no arithmetic finds them.

## Measured
On 14 published documents that the margin was not chosen on (29,414 characters): 6 hints, of which 1 was a misprint, so 0.17 false ones
in 1,000 characters. Of misprints put in one at a time it found 76 of 105 where frequent characters are put in more often, 92 of 105
where all are alike. On the 13 documents that the margin was chosen on (42,003 characters): 0.05 false ones in 1,000, and 108 and 111 of
138.

## What it cannot know
Whether it is a misprint: it is a hint, and never more. Names, dialect and terms that the dictionary lacks may be reported. What the
document prints twice is taken for a word of its own. A misprint that is a common word itself (截止 for 截至) is not found.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 三、支出说明
公务接待费0.50万元，按照国家有关规订执行。",
    corrected: r"# 三、支出说明
公务接待费0.50万元，按照国家有关规定执行。",
};
