namespace Itog.Recorder.Sealing;

/// <summary>The key of a sealed file is not in the folder of the keys: destroyed, or lost.</summary>
public sealed class KeyMissingException(string file) : IOException($"The key of {file} is not there.");
