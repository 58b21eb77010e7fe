namespace Whetstone.Data;

/// <summary>Lets one process at a time fetch into a folder; the others wait and then find the files there.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the folder's lock; disposing the result, or the end of the process, releases it.</summary>
    public static async Task<IDisposable> TakeAsync(string folder, Action waiting, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, ".lock");
        for (bool first = true; ; first = false)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (first) waiting();
                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            }
        }
    }
}
