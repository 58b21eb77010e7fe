using System.Numerics;
using System.Text;
using Whetstone.Nn;

namespace Whetstone.Zoo.Tests.Goldens;

/// <summary>Tensors filled by a formula of name and index, the same as in the script that recorded the goldens.</summary>
internal static class Filled
{
    /// <summary>Numbers in [−1, 1), exact in float32.</summary>
    internal static Tensor Uniform(string name, Shape shape) => Tensor.Of(Numbers(name, shape.Size), shape);

    /// <summary>Gives every parameter and running average of a network its values.</summary>
    internal static Module Fill(Module network)
    {
        foreach ((string path, Parameter parameter) in network.NamedParameters()) parameter.Set(Weight(path, parameter.Shape));
        foreach ((string path, Nn.Buffer buffer) in network.NamedBuffers())
            if (buffer.Data.DType == DType.Float32) buffer.Data = Weight(path, buffer.Data.Shape);
        // Streams of layers that draw random numbers; everything else has its values already.
        network.Initialize(new Rng(0));
        return network;
    }

    private static Tensor Weight(string name, Shape shape)
    {
        float[] values = Numbers(name, shape.Size);
        (float centre, float scale) = shape.Rank > 1 ? (0, (float)Math.Sqrt(6.0 / (shape.Size / shape[0])))
            : name.EndsWith("running_var", StringComparison.Ordinal) || name.EndsWith("weight", StringComparison.Ordinal) ? (1, 0.25f) : (0, 0.125f);
        for (int i = 0; i < values.Length; i++) values[i] = centre + values[i] * scale;
        return Tensor.Of(values, shape);
    }

    private static float[] Numbers(string name, int count)
    {
        uint start = 2166136261;
        foreach (byte letter in Encoding.UTF8.GetBytes(name)) start = (start ^ letter) * 16777619;

        float[] values = new float[count];
        int whole = count - count % Vector<uint>.Count;
        Vector<uint> positions = Vector<uint>.Indices;
        for (int i = 0; i < whole; i += Vector<uint>.Count)
        {
            Vector<uint> x = (positions + new Vector<uint>((uint)i)) * 0x9E3779B1 + new Vector<uint>(start);
            x = (x ^ x >> 16) * 0x85EBCA6B;
            x = (x ^ x >> 13) * 0xC2B2AE35;
            (Vector.ConvertToSingle(Vector.AsVectorInt32((x ^ x >> 16) >> 8)) * (1f / (1 << 23)) - Vector<float>.One).CopyTo(values, i);
        }
        for (int i = whole; i < count; i++)
        {
            uint x = (uint)i * 0x9E3779B1 + start;
            x = (x ^ x >> 16) * 0x85EBCA6B;
            x = (x ^ x >> 13) * 0xC2B2AE35;
            values[i] = ((x ^ x >> 16) >> 8) * (1f / (1 << 23)) - 1;
        }
        return values;
    }
}
