namespace Itog.Server.Recordings;

/// <summary>As what the sound is handed over.</summary>
internal enum HandoverFormat
{
    /// <summary>The recording itself, byte for byte as the manifest says.</summary>
    Wav,

    /// <summary>Smaller, made of it on request.</summary>
    Mp3,
}
