namespace Itog.Recorder.Quality;

/// <summary>100 ms of one channel.</summary>
/// <param name="Decibels">RMS, dBFS; −120 for silence.</param>
/// <param name="Peak">Highest sample, dBFS; −120 for silence.</param>
/// <param name="Clipped">At least three samples in a row lie at the top.</param>
internal readonly record struct LevelWindow(float Decibels, float Peak, bool Clipped);
