namespace Itog.Recorder.Sealing;

/// <summary>A sealed file is not what was sealed; nothing of the piece is given out.</summary>
/// <param name="file">Full path of the sealed file.</param>
/// <param name="offset">First byte of the piece in the sealed file.</param>
/// <param name="extent">Its length.</param>
public sealed class SealBrokenException(string file, long offset, long extent) : IOException($"{Path.GetFileName(file)} is not what was sealed.")
{
    public string File { get; } = file;

    public long Offset { get; } = offset;

    public long Extent { get; } = extent;
}
