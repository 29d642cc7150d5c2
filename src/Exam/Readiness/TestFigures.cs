namespace Itog.Exam.Readiness;

/// <summary>What was measured on the server during a test call; what could not be measured is null.</summary>
/// <param name="LossUpPercent">How much of the sound of the test recording did not come.</param>
/// <param name="LossDownPercent">The same on the way back, by the reports of the browser.</param>
/// <param name="LineBps">What the line takes of what the server sends.</param>
/// <param name="LoudDecibels">The level of the voice, dBFS.</param>
/// <param name="FloorDecibels">What is heard while nobody speaks, dBFS.</param>
/// <param name="VoiceShare">How much of the test recording is voice, 0 to 1; null when none was made.</param>
/// <param name="ClippedShare">How much of the voice is cut off, 0 to 1.</param>
/// <param name="PictureWidth">The largest picture that came.</param>
public sealed record TestFigures(
    TestPath? Path = null,
    double? RoundTripMs = null,
    double? LossUpPercent = null,
    double? LossDownPercent = null,
    long? LineBps = null,
    double? LoudDecibels = null,
    double? FloorDecibels = null,
    double? VoiceShare = null,
    double? ClippedShare = null,
    bool PictureCame = false,
    int? PictureWidth = null,
    int? PictureHeight = null);
