namespace Itog.Exam.Readiness;

/// <summary>What a test call found to be mended; those before <see cref="Dark"/> keep the exam from being held at all. In the order of their weight.</summary>
public enum TestFault
{
    /// <summary>No way to the server was found for sound and picture.</summary>
    Blocked,

    NoMicrophone,

    /// <summary>The microphone works, but there is no voice in the test recording.</summary>
    NotHeard,

    NoCamera,

    /// <summary>The camera works, but its picture does not reach the server.</summary>
    NoPicture,

    /// <summary>He does not hear what is said to him.</summary>
    NoSpeaker,

    /// <summary>His face can hardly be seen.</summary>
    Dark,

    /// <summary>The voice is there, but faint.</summary>
    Quiet,

    /// <summary>The voice is overloaded.</summary>
    Clipped,

    /// <summary>What is heard in the pauses is hardly softer than the voice.</summary>
    Noisy,

    /// <summary>Pieces of the sound do not arrive.</summary>
    Lossy,

    /// <summary>Sound takes so long that people speak across each other.</summary>
    LongWay,

    /// <summary>The line takes a voice and hardly a picture.</summary>
    Narrow,

    /// <summary>He heard himself badly in the playback.</summary>
    HeardBadly,

    /// <summary>He, who answers without his voice, saw himself badly in the picture that came back.</summary>
    SeenBadly,

    /// <summary>He made a call and no test recording.</summary>
    NotRecorded,

    /// <summary>He made no call at all, so nothing is known of his line.</summary>
    NotTried,
}
