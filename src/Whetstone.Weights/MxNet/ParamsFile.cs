namespace Whetstone.Weights;

/// <summary>MXNet's file of arrays, <c>.params</c>, as <c>nd.save</c>, <c>save_parameters</c> and <c>save_checkpoint</c> write it.</summary>
public static class ParamsFile
{
    /// <summary>The number every file starts with.</summary>
    internal const ulong Magic = 0x112;

    /// <summary>Reads arrays by name, of all versions of the format; <c>0</c>, <c>1</c> and so on if they have no names.</summary>
    /// <remarks>The marks <c>arg:</c> and <c>aux:</c> of a checkpoint are taken off. 8- and 16-bit integers become <see cref="DType.Int32"/>.</remarks>
    /// <exception cref="WeightFileException">The file is damaged, of another format, or holds sparse arrays.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return new ParamsReader(new(path, stream, stream.Length)).Read();
    }

    /// <summary>Writes arrays, the file whole or not at all.</summary>
    /// <remarks>
    /// Version 2 of the format, which MXNet reads from 1.0 on; for tensors of rank 0 or without elements, which it cannot hold, version 3 of
    /// MXNet 1.6, which is read under <c>mx.util.np_shape</c>.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Arrays by name.</param>
    /// <param name="keys">How the names are written.</param>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, ParamsKeys keys = ParamsKeys.Plain)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        WholeFile.Write(path, stream => new ParamsWriter(stream).Write(tensors, keys));
    }
}
