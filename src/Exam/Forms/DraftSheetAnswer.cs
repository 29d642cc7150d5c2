namespace Itog.Exam.Forms;

/// <summary>The answer to one task as it was saved last.</summary>
/// <param name="SavedAt">By the clock of the school.</param>
/// <param name="Sha256">Of the text in UTF-8: the audit log holds the same.</param>
public sealed record DraftSheetAnswer(int Task, string Title, string Text, int Revision, DateTimeOffset SavedAt, string Sha256);
