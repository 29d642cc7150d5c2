namespace Itog.Recorder.Sealing;

/// <summary>A file that was sealed.</summary>
/// <param name="Name">The file as it is called unsealed, relative to the manifest's folder.</param>
/// <param name="Bytes">Length of the sealed file.</param>
/// <param name="Sha256">Of the sealed file: proves it unchanged to whoever has no key.</param>
/// <param name="PlainSha256">Of what it holds.</param>
public sealed record SealedCopy(string Name, long Bytes, string Sha256, string PlainSha256);
