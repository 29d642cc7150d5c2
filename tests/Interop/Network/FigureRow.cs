namespace Itog.Interop.Network;

/// <summary>One line of the table of figures that a long run prints.</summary>
internal static class FigureRow
{
    public static void Print(string what, string figures)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{what,-62} | {figures}");
        TestContext.Current.SendDiagnosticMessage($"{what,-62} | {figures}");
    }
}
