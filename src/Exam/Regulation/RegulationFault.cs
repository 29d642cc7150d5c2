namespace Itog.Exam.Regulation;

/// <summary>What is wrong with a regulation pack, and where: <c>stages[3].limitSeconds</c>.</summary>
public sealed record RegulationFault(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
