namespace Itog.Exam.Forms;

/// <summary>One attempt in the register. Times are local to the school.</summary>
/// <param name="SignatureConfirmedAt">When the participant confirmed the line in his own page, in place of a signature.</param>
public sealed record AuditoriumRegisterRow(
    string Name,
    string? DocumentSeries,
    string DocumentNumber,
    string Class,
    TimeOnly? Start,
    TimeOnly? End,
    bool EarlyEnd,
    bool Removed,
    TimeOnly? SignatureConfirmedAt)
{
    /// <summary>Who was beside him, «сурдопереводчик Переводова В. И.»; empty for most.</summary>
    public string Beside { get; init; } = string.Empty;
}
