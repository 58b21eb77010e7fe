namespace Whetstone.Data;

/// <summary>Writes a file whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Lets <paramref name="write"/> write beside <paramref name="path"/>, then puts the result there in one step.</summary>
    /// <remarks>
    /// Other processes see the old file, none, or the new one. If <paramref name="write"/> throws, nothing remains of its work.
    /// </remarks>
    public static async Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellation)
    {
        string beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var target = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                await write(target).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                // The name must not reach the disk before the content does, or a power cut would leave a file of zeros.
                target.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
