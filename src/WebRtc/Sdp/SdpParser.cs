namespace Itog.WebRtc.Sdp;

/// <summary>stub</summary>
internal sealed class SdpParser
{
    public SdpError? Error { get; private set; }

    public SessionDescription? Parse(string text)
    {
        Error = new SdpError(0, text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return null;
    }
}
