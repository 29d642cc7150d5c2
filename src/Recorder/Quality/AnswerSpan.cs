using Itog.Recorder.Manifest;

namespace Itog.Recorder.Quality;

/// <summary>The part of a recording in which the participant was to answer a task, in samples of the time line.</summary>
/// <param name="Task">1 to 4.</param>
public sealed record AnswerSpan(int Task, long Start, long End)
{
    /// <summary>The mark with which the exam day begins a stage; its label is the stage's name.</summary>
    public const string StageMark = "stageBegun";

    /// <summary>The stages that are answers, in the order of their tasks.</summary>
    public static IReadOnlyList<string> Stages { get; } = ["ReadingAloud", "Retelling", "Monologue", "Dialogue"];

    /// <summary>The answers of a recording by its marks, in their order.</summary>
    public static IReadOnlyList<AnswerSpan> Of(RecordingManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var begun = manifest.Marks.Where(m => m.Kind == StageMark).OrderBy(m => m.Sample).ToList();
        var end = manifest.Samples ?? manifest.Marks.Select(m => m.Sample).DefaultIfEmpty().Max();
        var spans = new List<AnswerSpan>();
        for (var i = 0; i < begun.Count; i++)
        {
            var until = i + 1 < begun.Count ? begun[i + 1].Sample : end;
            if (TaskOf(begun[i].Label) is { } task && until > begun[i].Sample)
            {
                spans.Add(new AnswerSpan(task, Math.Max(0, begun[i].Sample), until));
            }
        }

        return spans;
    }

    /// <summary>The task of a stage by its name; null when it is no answer.</summary>
    public static int? TaskOf(string stage) => Stages.Index().Where(s => s.Item == stage).Select(s => (int?)s.Index + 1).FirstOrDefault();

    internal long Overlap(long start, long samples) => Math.Max(0, Math.Min(End, start + samples) - Math.Max(Start, start));
}
