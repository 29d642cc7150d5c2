namespace Itog.Exam.Exports;

/// <summary>A named value of the result form's record: a text, a whole number, or nothing.</summary>
public readonly record struct ResultField(string Name, string? Text, int? Number)
{
    public static ResultField Of(string name, string? text) => new(name, text, null);

    public static ResultField Of(string name, int? number) => new(name, null, number);

    /// <summary>A mark: 1 or nothing.</summary>
    public static ResultField Mark(string name, bool marked) => new(name, null, marked ? 1 : null);
}
