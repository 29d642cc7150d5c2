namespace Itog.Exam.Regulation;

/// <summary>The courses that ship with the product, loaded and checked once; read from any thread.</summary>
internal static class ExamCourses
{
    private static readonly Lazy<IReadOnlyList<ExamCourse>> Courses = new(() =>
        [.. EmbeddedFile.In("Regulation/Courses/").Select(file => RegulationLoader.LoadCourse(file.Text(), file.Name))]);

    public static IReadOnlyList<ExamCourse> All => Courses.Value;

    public static ExamCourse Get(string id) => All.First(c => c.Id == id);
}
