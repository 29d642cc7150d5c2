namespace Itog.Server.Closing;

/// <summary>A file of a closed day as it was handed over, or none.</summary>
internal readonly record struct KeptFile(byte[]? Content);
