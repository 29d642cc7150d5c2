namespace Itog.Exam.Closing;

/// <summary>A recording that is handed over beside the transfer package: whose, its file and that file's hash.</summary>
/// <param name="ParticipantCode">Null where the file holds the answers of the whole auditorium.</param>
public sealed record TransferRecording(string? ParticipantCode, int Attempt, string AuditoriumNumber, string File, string? Sha256);
