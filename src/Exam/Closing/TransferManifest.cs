namespace Itog.Exam.Closing;

/// <summary>What the transfer package holds: written into it as <c>manifest.json</c>, so that who receives it can check every file.</summary>
public sealed record TransferManifest(
    string Region,
    string MunicipalityCode,
    string SchoolCode,
    string SchoolName,
    DateOnly Date,
    string Regulation,
    DateTimeOffset ClosedAt,
    IReadOnlyDictionary<ParticipantOutcome, int> Outcomes,
    int ResultRows,
    IReadOnlyList<TransferFile> Files,
    IReadOnlyList<TransferRecording> Recordings);
