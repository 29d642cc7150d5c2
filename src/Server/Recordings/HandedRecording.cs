using Itog.Recorder;

namespace Itog.Server.Recordings;

/// <summary>One recording on its way to the region: the file's name by the regulation's pattern, without extension, and the recording itself.</summary>
internal sealed record HandedRecording(string Name, RecordingStatus Recording)
{
    public string ParticipantCode => Recording.Request.ParticipantCode;
}
