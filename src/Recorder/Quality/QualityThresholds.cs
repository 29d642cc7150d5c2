namespace Itog.Recorder.Quality;

/// <summary>From where on a recording is doubtful or cannot be scored: the section <c>Recorder:Quality</c>. Shares are from 0 to 1.</summary>
public sealed class QualityThresholds
{
    /// <summary>A window of 100 ms above this level holds a voice, dBFS.</summary>
    public double VoiceDecibels { get; set; } = -45;

    /// <summary>Less voice than this: the participant is not heard.</summary>
    public double ParticipantVoiceShare { get; set; } = 0.05;

    /// <summary>The same for the interlocutor, who speaks a minute or two of sixteen.</summary>
    public double InterlocutorVoiceShare { get; set; } = 0.01;

    /// <summary>Speech below this level is quiet, dBFS.</summary>
    public double QuietDecibels { get; set; } = -35;

    public double DoubtfulClippedShare { get; set; } = 0.005;

    public double UnscorableClippedShare { get; set; } = 0.7;

    /// <summary>Speech less than this above the background is noisy, dB.</summary>
    public double DoubtfulSpeechOverNoise { get; set; } = 15;

    public double UnscorableSpeechOverNoise { get; set; } = 6;

    /// <summary>Less voice of the participant than this in a task that he was to answer is worth a look.</summary>
    public double TaskVoiceShare { get; set; } = 0.1;

    /// <summary>This much of the answers missing makes them doubtful.</summary>
    public double DoubtfulMissingShare { get; set; } = 0.02;

    public double UnscorableMissingShare { get; set; } = 0.1;

    /// <summary>One hole this long in an answer makes it doubtful, seconds.</summary>
    public double LongestHoleSeconds { get; set; } = 2;
}
