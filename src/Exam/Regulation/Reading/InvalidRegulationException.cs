namespace Itog.Exam.Regulation;

/// <summary>A regulation pack cannot be used: it names every fault at once, so that the file is mended in one go.</summary>
public sealed class InvalidRegulationException : Exception
{
    public InvalidRegulationException(string pack, IReadOnlyList<RegulationFault> faults)
        : base($"The regulation pack '{pack}' has {faults?.Count} fault(s):{Environment.NewLine}{string.Join(Environment.NewLine, faults ?? [])}")
    {
        Faults = faults ?? [];
    }

    public InvalidRegulationException()
        : this("?", [])
    {
    }

    public InvalidRegulationException(string message)
        : base(message)
    {
        Faults = [];
    }

    public InvalidRegulationException(string message, Exception innerException)
        : base(message, innerException)
    {
        Faults = [];
    }

    public IReadOnlyList<RegulationFault> Faults { get; }
}
