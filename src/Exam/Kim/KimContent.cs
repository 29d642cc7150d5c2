namespace Itog.Exam.Kim;

/// <summary>What a variant says: the text of tasks 1 and 2 with its quotation, and three topics for tasks 3 and 4.</summary>
/// <param name="Title">Whom the text is about.</param>
/// <param name="Paragraphs">The text; a stressed vowel is followed by U+0301.</param>
/// <param name="Topics">Three, in the order of the cards.</param>
public sealed record KimContent(
    string Title,
    IReadOnlyList<string> Paragraphs,
    KimQuotation Quotation,
    IReadOnlyList<KimTopic> Topics);
