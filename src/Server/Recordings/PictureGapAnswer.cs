namespace Itog.Server.Recordings;

/// <summary>When a picture was not there.</summary>
/// <param name="StartSeconds">By the time of the sound file.</param>
/// <param name="Cause"><c>Loss</c>, <c>Pause</c> (camera off, screen not shared), <c>Stall</c>, <c>Connection</c>, <c>Restart</c> or <c>Storage</c>.</param>
internal sealed record PictureGapAnswer(double StartSeconds, double DurationSeconds, string Cause);
