namespace Itog.Recorder.Finalising;

/// <summary>One finalisation did not come about; the journals are whole and the job can be repeated.</summary>
public sealed class FfmpegException : Exception
{
    public FfmpegException(string message)
        : base(message)
    {
    }

    public FfmpegException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
