namespace Itog.WebRtc.Sdp;

/// <summary>Why a session description was refused.</summary>
/// <param name="Line">Line of the text, from 1; 0 when the whole text is meant.</param>
/// <param name="Message">What is wrong, in English, without quoting secrets of the text.</param>
public sealed record SdpError(int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"SDP line {Line}: {Message}" : $"SDP: {Message}";
}
