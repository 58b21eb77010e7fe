namespace Whetstone;

/// <summary>Cutting a batch for several devices, by the rules of Gluon's <c>split_data</c>.</summary>
public static class SplitDataApi
{
    extension(Tensor data)
    {
        /// <summary>A batch in <paramref name="slices"/> parts. Shape: [n, ..] → slices times [n / slices, ..].</summary>
        /// <param name="slices">How many parts, at least 1.</param>
        /// <param name="batchAxis">The axis of the samples.</param>
        /// <param name="evenSplit">Whether all parts must be of one size; otherwise the last takes what is left over.</param>
        /// <exception cref="ShapeException">There are fewer samples than parts, or even parts are not possible.</exception>
        public Tensor[] SplitData(int slices, int batchAxis = 0, bool evenSplit = true)
        {
            if (slices < 1) throw new ShapeException($"SplitData: {slices} slices are not possible; got {data.Spec}");
            int samples = data.Shape[data.Shape.Axis(batchAxis)], each = samples / slices;
            if (samples < slices) throw new ShapeException($"SplitData: {slices} slices are too many for the {samples} samples along axis {batchAxis}; got {data.Spec}");
            if (evenSplit && samples % slices != 0)
                throw new ShapeException($"SplitData: the {samples} samples along axis {batchAxis} cannot be split evenly into {slices} slices; got {data.Spec}; use a batch size that is a multiple of {slices}, or evenSplit: false");
            return slices == 1 ? [data] : data.Split([.. Enumerable.Repeat(each, slices - 1), samples - each * (slices - 1)], batchAxis);
        }

        /// <summary>A batch in one part a device, each where its device reads it; with one device the batch itself. Shape: [n, ..] → devices times [n / devices, ..].</summary>
        /// <remarks>Processors read the same memory, so nothing is copied that <see cref="SplitData"/> does not copy.</remarks>
        /// <param name="devices">The devices.</param>
        /// <param name="batchAxis">The axis of the samples.</param>
        /// <param name="evenSplit">Whether all parts must be of one size; otherwise the last takes what is left over.</param>
        /// <exception cref="ShapeException">There is no device, there are fewer samples than devices, or even parts are not possible.</exception>
        public Tensor[] SplitAndLoad(IReadOnlyList<Device> devices, int batchAxis = 0, bool evenSplit = true)
        {
            ArgumentNullException.ThrowIfNull(devices);
            return data.SplitData(devices.Count, batchAxis, evenSplit);
        }
    }
}
