using System.Collections.Frozen;

namespace Itog.Exam.Regulation;

/// <summary>The courses that this process knows: those that ship with the product, and those of a region's folder. Checked once; read from any thread.</summary>
internal static class ExamCourses
{
    private static readonly Lazy<FrozenDictionary<string, ExamCourse>> Shipped = new(() => EmbeddedFile.In("Regulation/Courses/")
        .Select(file => RegulationLoader.LoadCourse(file.Text(), file.Name)).ToFrozenDictionary(course => course.Id, StringComparer.Ordinal));

    private static volatile FrozenDictionary<string, ExamCourse>? known;

    public static IReadOnlyCollection<ExamCourse> All => (known ?? Shipped.Value).Values;

    public static ExamCourse Get(string id) => (known ?? Shipped.Value)[id];

    /// <summary>Adds the courses of a folder; called by <see cref="RegulationPacks.ReadFolder"/> alone. A course that ships is never replaced: a region's own has an id of its own.</summary>
    public static void ReadFolder(RegionFolder folder)
    {
        var courses = Shipped.Value.ToDictionary(StringComparer.Ordinal);
        foreach (var file in folder.Files("courses"))
        {
            if (folder.Load(file, text => RegulationLoader.LoadCourse(text, file), course => courses.ContainsKey(course.Id)) is { } course)
            {
                courses[course.Id] = course;
            }
        }

        known = courses.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
