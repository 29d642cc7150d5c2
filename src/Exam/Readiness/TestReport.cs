namespace Itog.Exam.Readiness;

/// <summary>What only the page can know of a test call.</summary>
/// <param name="SpeakerHeard">He said that he heard the melody.</param>
/// <param name="Lit">His face is light enough, by the picture or by his own word.</param>
/// <param name="Connected">A way to the server was found.</param>
/// <param name="HeardWell">What he said of the playback; null when he said nothing.</param>
/// <param name="SeenWell">What somebody who answers without his voice said of his picture as it came back; null when he said nothing.</param>
public sealed record TestReport(bool Camera, bool Microphone, bool SpeakerHeard, bool Lit, bool Connected, bool? HeardWell, bool? SeenWell = null);
