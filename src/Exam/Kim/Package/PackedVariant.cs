namespace Itog.Exam.Kim.Package;

/// <summary>A variant as it came out of a package.</summary>
public sealed record PackedVariant(int Number, KimContent Content);
