namespace Itog.Server.Recordings;

/// <summary>As what the recordings are handed over.</summary>
internal enum HandoverFormat
{
    /// <summary>The sound itself, byte for byte as the manifest says.</summary>
    Wav,

    /// <summary>Smaller sound, made of it on request.</summary>
    Mp3,

    /// <summary>The sound itself, and a WebM of each picture with it.</summary>
    Webm,

    /// <summary>The sound itself, and an MP4 of each picture with it, which takes long to make.</summary>
    Mp4,
}
