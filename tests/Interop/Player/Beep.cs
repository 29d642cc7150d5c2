namespace Itog.Interop.Player;

/// <summary>A beep as it came out of the loudspeakers.</summary>
/// <param name="At">When it began, in milliseconds of the page's clock.</param>
/// <param name="Hertz">Its pitch.</param>
/// <param name="Left">Its loudest sample on the left, 0…1.</param>
/// <param name="Right">The same on the right.</param>
public sealed record Beep(double At, double Hertz, double Left, double Right);
