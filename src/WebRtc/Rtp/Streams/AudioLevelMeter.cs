namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// Smooths the audio levels of one stream and tells whether somebody speaks in it.
/// Owned by an up track, called on the room's media worker.
/// </summary>
public sealed class AudioLevelMeter
{
    private const double Silence = 127;

    private static readonly TimeSpan _riseTime = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan _fallTime = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan _hold = TimeSpan.FromMilliseconds(600);

    private double _level = Silence;
    private MediaTime _updated;
    private MediaTime _lastSpeech;
    private bool _hasSpoken;

    /// <summary>Louder than that (−dBov) is speech, when it lasts.</summary>
    public double SpeechLevel { get; init; } = 50;

    /// <summary>Takes note of one packet's level.</summary>
    public void OnPacket(AudioLevel level, MediaTime now)
    {
        var smoothed = LevelAt(now);
        var time = level.Level < smoothed ? _riseTime : _fallTime;
        var elapsed = Math.Max(0.02, (now - _updated).TotalSeconds);
        var weight = 1 - Math.Exp(-elapsed / time.TotalSeconds);
        _level = smoothed + ((level.Level - smoothed) * weight);
        _updated = now;
        if (_level < SpeechLevel)
        {
            _lastSpeech = now;
            _hasSpoken = true;
        }
    }

    /// <summary>Smoothed level in −dBov, 0 (loudest) to 127 (silence); a stream without packets falls silent.</summary>
    public double LevelAt(MediaTime now)
    {
        var idle = (now - _updated).TotalSeconds - 0.1;
        return idle <= 0 ? _level : Silence + ((_level - Silence) * Math.Exp(-idle / _fallTime.TotalSeconds));
    }

    /// <summary>True while the level is that of speech and for a short hold after it.</summary>
    public bool IsSpeaking(MediaTime now) => _hasSpoken && now - _lastSpeech <= _hold;
}
