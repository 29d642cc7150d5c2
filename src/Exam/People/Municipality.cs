namespace Itog.Exam.People;

/// <summary>A municipality of the region: forms print its code, letters its name.</summary>
public sealed class Municipality
{
    public int Id { get; set; }

    public required string Region { get; set; }

    /// <summary>The code (код МСУ) as schools refer to it.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }
}
