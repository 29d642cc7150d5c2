using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>The typefaces of the forms, built into the assembly: a machine without any font prints the same. Read from any thread.</summary>
internal static class FormFonts
{
    private static readonly Lazy<SKTypeface> RegularFace = new(() => Load("LiberationSerif-Regular.ttf"));

    private static readonly Lazy<SKTypeface> BoldFace = new(() => Load("LiberationSerif-Bold.ttf"));

    public static SKTypeface Regular => RegularFace.Value;

    public static SKTypeface Bold => BoldFace.Value;

    private static SKTypeface Load(string file)
    {
        using var stream = new EmbeddedFile($"Forms/Fonts/{file}").Open();
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"The font {file} cannot be read.");
    }
}
