namespace Itog.Exam.Closing;

/// <summary>A file of the transfer package as its manifest names it.</summary>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record TransferFile(string Name, long Size, string Sha256);
