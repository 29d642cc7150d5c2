namespace Itog.Server.SignIn;

/// <summary>A school whose wall of auditoriums somebody may see.</summary>
public sealed record WallPlaceAnswer(int School, string Name);
