namespace Whetstone.Vision.Tests;

/// <summary>A test that needs libturbojpeg: the system's, or a private copy that is fetched once; without either it is left out.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JpegFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(Fetch);

    public JpegFactAttribute() => Skip = Reason.Value;

    private static string? Fetch()
    {
        try
        {
            if (!JpegLibrary.IsAvailable) Task.Run(() => JpegLibrary.FetchAsync()).GetAwaiter().GetResult();
            return null;
        }
        catch (JpegLibraryMissingException e)
        {
            return e.Message;
        }
    }
}
