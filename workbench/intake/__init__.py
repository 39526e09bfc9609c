"""From a file or a paste to blocks and segments: readers, boilerplate, structure, segmentation."""
