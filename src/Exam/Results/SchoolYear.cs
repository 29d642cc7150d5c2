namespace Itog.Exam.Results;

/// <summary>From 1 September to 31 August: within it fails and readmissions are counted. Immutable.</summary>
public readonly record struct SchoolYear(int StartsIn)
{
    private const int FirstMonth = 9;

    public DateOnly First => new(StartsIn, FirstMonth, 1);

    public DateOnly Last => First.AddYears(1).AddDays(-1);

    public static SchoolYear Of(DateOnly date) => new(date.Month >= FirstMonth ? date.Year : date.Year - 1);
}
